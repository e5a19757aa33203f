"""What each part of an outline tells, from the record to blocks of the report. Pure."""
