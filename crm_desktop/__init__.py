"""Desktop client for customer-service desks. Importing the package has no effect."""

__version__ = "0.1.0"
