CREATE TABLE `linked_subject` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `linked_subject_user` ON `linked_subject` (`user_id`,`issuer`);--> statement-breakpoint
CREATE UNIQUE INDEX `linked_subject_subject` ON `linked_subject` (`issuer`,`subject`);