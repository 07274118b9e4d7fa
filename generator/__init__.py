"""Budget disclosures of Chinese government departments, made from one YAML file of facts."""

__version__ = "0.1.0"
