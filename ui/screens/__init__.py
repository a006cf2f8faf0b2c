"""What fills a window: one screen for each thing a person does."""
