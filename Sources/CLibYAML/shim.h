#ifndef LETTERPRESS_CLIBYAML_H
#define LETTERPRESS_CLIBYAML_H
#include <yaml.h>
#endif
