CREATE TABLE `attendance_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`signup_id` text NOT NULL,
	`status` text,
	`means` text NOT NULL,
	`seen_at` integer,
	`note` text,
	`voids_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signup_id`) REFERENCES `signup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`status`) REFERENCES `attendance_status`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_mark_means" CHECK("attendance_mark"."means" in ('qr', 'pin', 'static-qr', 'trainer', 'paper', 'import'))
);
--> statement-breakpoint
CREATE INDEX `attendance_mark_session` ON `attendance_mark` (`session_id`,`signup_id`,`at`);--> statement-breakpoint
CREATE INDEX `attendance_mark_signup` ON `attendance_mark` (`signup_id`);--> statement-breakpoint
CREATE INDEX `attendance_mark_status` ON `attendance_mark` (`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_mark_voids` ON `attendance_mark` (`voids_id`) WHERE voids_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_mark_first` ON `attendance_mark` (`session_id`,`signup_id`) WHERE voids_id is null;--> statement-breakpoint
CREATE TABLE `attendance_status` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`weight` integer NOT NULL,
	`proof` integer NOT NULL,
	`late` integer NOT NULL,
	`sequence` integer NOT NULL,
	CONSTRAINT "attendance_status_weight" CHECK(weight between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE `room` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`capacity` integer,
	`latitude` real,
	`longitude` real,
	`radius` integer,
	`archived_at` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_name` ON `room` (`name`);--> statement-breakpoint
CREATE TABLE `session_trainer` (
	`session_id` text NOT NULL,
	`trainer_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`session_id`, `trainer_id`),
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trainer_id`) REFERENCES `trainer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_trainer_role" CHECK("session_trainer"."role" in ('trainer', 'facilitator', 'moderator'))
);
--> statement-breakpoint
CREATE INDEX `session_trainer_trainer` ON `session_trainer` (`trainer_id`);--> statement-breakpoint
CREATE TABLE `signup` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`person_id` text,
	`guest_name` text,
	`guest_institution` text,
	`source` text NOT NULL,
	`status` text NOT NULL,
	`unit_id` text,
	`offer_ends_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signup_source_known" CHECK("signup"."source" in ('self', 'nomination', 'invitation', 'organiser', 'walk-in')),
	CONSTRAINT "signup_status_known" CHECK("signup"."status" in ('invited', 'requested', 'reviewed', 'waitlisted', 'offered', 'booked', 'rejected', 'cancelled')),
	CONSTRAINT "signup_known" CHECK(person_id is not null or guest_name is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signup_person` ON `signup` (`event_id`,`person_id`) WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX `signup_of_person` ON `signup` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `signup_event` ON `signup` (`event_id`,`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `signup_unit` ON `signup` (`unit_id`);--> statement-breakpoint
CREATE INDEX `signup_offer` ON `signup` (`offer_ends_at`) WHERE status = 'offered';--> statement-breakpoint
CREATE TABLE `signup_status` (
	`id` text PRIMARY KEY NOT NULL,
	`signup_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`signup_id`) REFERENCES `signup`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signup_status_status" CHECK("signup_status"."status" in ('invited', 'requested', 'reviewed', 'waitlisted', 'offered', 'booked', 'rejected', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `signup_status_signup` ON `signup_status` (`signup_id`,`at`);--> statement-breakpoint
CREATE TABLE `trainer` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`name` text,
	`institution` text,
	`archived_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "trainer_known" CHECK((person_id is null) <> (name is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trainer_person` ON `trainer` (`person_id`) WHERE person_id is not null;--> statement-breakpoint
CREATE TABLE `workshop_event` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`unit_id` text,
	`registration` text NOT NULL,
	`approval` text NOT NULL,
	`capacity` integer,
	`minimum` integer,
	`closes_at` integer,
	`cancel_until` integer,
	`note` text,
	`note_html` text,
	`reason` text,
	`author_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "workshop_event_status_known" CHECK("workshop_event"."status" in ('draft', 'open', 'closed', 'cancelled')),
	CONSTRAINT "workshop_event_registration_known" CHECK("workshop_event"."registration" in ('open', 'nomination', 'invitation')),
	CONSTRAINT "workshop_event_approval_known" CHECK("workshop_event"."approval" in ('none', 'supervisor', 'hr', 'supervisor-hr'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_event_number` ON `workshop_event` (`course_id`,`number`);--> statement-breakpoint
CREATE INDEX `workshop_event_unit` ON `workshop_event` (`unit_id`);--> statement-breakpoint
CREATE INDEX `workshop_event_author` ON `workshop_event` (`author_id`);--> statement-breakpoint
CREATE INDEX `workshop_event_status` ON `workshop_event` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `workshop_session` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`title` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`zone` text NOT NULL,
	`jp` integer NOT NULL,
	`room_id` text,
	`online_url` text,
	`secret_number` integer NOT NULL,
	`sealed_at` integer,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "workshop_session_order" CHECK(ends_at > starts_at)
);
--> statement-breakpoint
CREATE INDEX `workshop_session_event` ON `workshop_session` (`event_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `workshop_session_room` ON `workshop_session` (`room_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `workshop_session_time` ON `workshop_session` (`starts_at`,`id`);