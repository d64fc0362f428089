CREATE TABLE `material` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`shown_before` integer NOT NULL,
	`shown_during` integer NOT NULL,
	`shown_after` integer NOT NULL,
	`position` integer NOT NULL,
	`url` text,
	`text` text,
	`text_html` text,
	`by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`told_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "material_kind" CHECK("material"."kind" in ('file', 'link', 'text')),
	CONSTRAINT "material_shown" CHECK(shown_before or shown_during or shown_after)
);
--> statement-breakpoint
CREATE INDEX `material_event` ON `material` (`event_id`,`position`);--> statement-breakpoint
CREATE INDEX `material_session` ON `material` (`session_id`);--> statement-breakpoint
CREATE INDEX `material_untold` ON `material` (`updated_at`) WHERE told_at is null and removed_at is null;--> statement-breakpoint
CREATE TABLE `material_download` (
	`version_id` text NOT NULL,
	`person_id` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`version_id`, `person_id`),
	FOREIGN KEY (`version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_download_person` ON `material_download` (`person_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `material_part` (
	`version_id` text NOT NULL,
	`number` integer NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`version_id`, `number`),
	FOREIGN KEY (`version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_part_sha256` ON `material_part` (`sha256`);--> statement-breakpoint
CREATE TABLE `material_version` (
	`id` text PRIMARY KEY NOT NULL,
	`material_id` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`part_bytes` integer NOT NULL,
	`macros` integer NOT NULL,
	`by` text NOT NULL,
	`started_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`completed_at` integer,
	FOREIGN KEY (`material_id`) REFERENCES `material`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_version_material` ON `material_version` (`material_id`,`number`);--> statement-breakpoint
CREATE INDEX `material_version_unfinished` ON `material_version` (`touched_at`) WHERE completed_at is null;