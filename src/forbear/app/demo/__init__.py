"""The demonstration: a simulated lender that goes on living from day to day."""
