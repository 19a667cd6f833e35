-- The state in which the card shows it; where that is another than `state`, it is to be redrawn.
ALTER TABLE checkins ADD COLUMN card_shows TEXT;
