CREATE TABLE `correction_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text,
	`section` text NOT NULL,
	`wrong` text NOT NULL,
	`wish` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`rule_id` text NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `correction_request_person` ON `correction_request` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `correction_request_unit` ON `correction_request` (`unit_id`);--> statement-breakpoint
CREATE INDEX `correction_request_rule` ON `correction_request` (`rule_id`);--> statement-breakpoint
CREATE INDEX `correction_request_open` ON `correction_request` (`due_at`,`id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `correction_request_closed` ON `correction_request` (`closed_at`,`id`) WHERE closed_at is not null;--> statement-breakpoint
CREATE TABLE `correction_status` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `correction_request`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "correction_status_status" CHECK("correction_status"."status" in ('submitted', 'done', 'refused'))
);
--> statement-breakpoint
CREATE INDEX `correction_status_request` ON `correction_status` (`request_id`,`sequence`);