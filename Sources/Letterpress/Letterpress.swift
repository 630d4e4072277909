// The library that another program imports: the rooms whose public types it names, under one name.
@_exported public import CivilTime
@_exported public import Diagnostics
@_exported public import DocumentModel
@_exported public import OfficeTemplating
@_exported public import Publishing
@_exported public import Templating
