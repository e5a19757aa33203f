"""What a union does for people who are ill, in need, celebrate or grieve."""
