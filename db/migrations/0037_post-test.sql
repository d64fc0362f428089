CREATE TABLE `post_test` (
	`event_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action
);
