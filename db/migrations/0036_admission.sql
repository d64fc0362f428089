CREATE TABLE `event_exception` (
	`event_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `person_id`),
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_exception_person` ON `event_exception` (`person_id`);--> statement-breakpoint
CREATE TABLE `event_quota` (
	`event_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`seats` integer NOT NULL,
	PRIMARY KEY(`event_id`, `unit_id`),
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_quota_seats" CHECK(seats > 0)
);
--> statement-breakpoint
CREATE INDEX `event_quota_unit` ON `event_quota` (`unit_id`);--> statement-breakpoint
CREATE TABLE `event_requirement` (
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	PRIMARY KEY(`event_id`, `kind`, `about`),
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_requirement_kind" CHECK("event_requirement"."kind" in ('position', 'class', 'rank', 'gap', 'course'))
);
--> statement-breakpoint
ALTER TABLE `workshop_event` ADD `announced_at` integer;
--> statement-breakpoint
UPDATE `workshop_event` SET `announced_at` = `created_at` WHERE `status` IN ('open', 'closed') OR (`status` = 'cancelled' AND EXISTS (SELECT 1 FROM `signup` s WHERE s.`event_id` = `workshop_event`.`id`));
