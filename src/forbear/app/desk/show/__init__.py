"""How things are laid out for the templates: values in, small values out. Nothing is decided."""
