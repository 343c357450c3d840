"""A school's plan as documents: Word, PDF, spreadsheet and calendar."""
