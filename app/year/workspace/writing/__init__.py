"""What officers write into the parts of a report, as data; pure."""
