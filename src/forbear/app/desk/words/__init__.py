"""What things are called on the desk. Each list of names has one home; all are translated."""
