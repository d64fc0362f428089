CREATE TABLE `supervision` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`supervisor_id` text NOT NULL,
	`reason` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supervisor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_person` ON `supervision` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `supervision_supervisor` ON `supervision` (`supervisor_id`);--> statement-breakpoint
ALTER TABLE `appointment` ADD `decree` text;--> statement-breakpoint
ALTER TABLE `appointment` ADD `end_reason` text;--> statement-breakpoint
CREATE INDEX `unit_head` ON `unit` (`head_person_id`) WHERE head_person_id is not null;