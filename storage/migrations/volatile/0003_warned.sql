-- Whether somebody has read what check-ins can and cannot promise.
ALTER TABLE readers ADD COLUMN warned INTEGER NOT NULL DEFAULT 0;
