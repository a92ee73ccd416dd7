-- An order of some hundred items has more than 64 KiB of lines.
ALTER TABLE support_offer MODIFY `lines` MEDIUMTEXT NOT NULL
