"""Stadswijzer: a site about the smart city, made from YAML."""

__version__ = "0.1.0"
