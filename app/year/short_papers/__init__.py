"""Short official papers written from what is recorded: they are printed, not kept."""
