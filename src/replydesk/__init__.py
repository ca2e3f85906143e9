"""replydesk: official replies to deputies' suggestions and CPPCC proposals, from draft to Word."""

__version__ = "0.4.1"
