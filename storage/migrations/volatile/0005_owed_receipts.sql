-- Where a receipt goes, for the minutes until it has arrived; its letters are the argument. All
-- other letters go to the address that their check-in keeps.
ALTER TABLE outbox ADD COLUMN owed_to INTEGER;
