ALTER TABLE `session` ADD `viewing_person_id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `viewing_until` integer;