CREATE INDEX `one_time_link_expires` ON `one_time_link` (`expires_at`);--> statement-breakpoint
CREATE INDEX `person_email` ON `person` (lower(email)) WHERE email is not null;