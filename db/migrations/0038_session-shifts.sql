CREATE TABLE `signup_shift` (
	`signup_id` text NOT NULL,
	`shift_group` text NOT NULL,
	`session_id` text,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`signup_id`, `shift_group`),
	FOREIGN KEY (`signup_id`) REFERENCES `signup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signup_shift_session` ON `signup_shift` (`session_id`);--> statement-breakpoint
ALTER TABLE `workshop_session` ADD `shift_group` text;