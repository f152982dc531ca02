"""What we do next: segments of customers, and the treatment each one gets."""
