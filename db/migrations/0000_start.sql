CREATE TABLE `audit_event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `request` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`action` text NOT NULL,
	`input_hash` text NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `request_at` ON `request` (`at`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`outcomes` text NOT NULL,
	`teachers` text NOT NULL,
	`form_code` text NOT NULL,
	`mode` text NOT NULL,
	`mode_note` text,
	`provider` text NOT NULL,
	`audience` text,
	`jp` integer,
	`minutes` integer,
	`bytes` integer NOT NULL,
	`starts_on` text,
	`status` text NOT NULL,
	`version_id` text,
	`owner_unit_id` text,
	`published_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`form_code`) REFERENCES `development_form`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "course_status_known" CHECK("course"."status" in ('draft', 'published', 'archived')),
	CONSTRAINT "course_mode_known" CHECK("course"."mode" in ('self-paced', 'classroom', 'blended', 'distance', 'workplace'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_code` ON `course` (`code`);--> statement-breakpoint
CREATE INDEX `course_status` ON `course` (`status`,`title`,`id`);--> statement-breakpoint
CREATE INDEX `course_form` ON `course` (`form_code`);--> statement-breakpoint
CREATE INDEX `course_owner` ON `course` (`owner_unit_id`);--> statement-breakpoint
CREATE TABLE `course_competency` (
	`course_id` text NOT NULL,
	`competency_id` text NOT NULL,
	`level` integer NOT NULL,
	PRIMARY KEY(`course_id`, `competency_id`),
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competency_id`) REFERENCES `competency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_competency_competency` ON `course_competency` (`competency_id`,`level`);--> statement-breakpoint
CREATE TABLE `course_position` (
	`course_id` text NOT NULL,
	`position_id` text NOT NULL,
	PRIMARY KEY(`course_id`, `position_id`),
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_position_position` ON `course_position` (`position_id`);--> statement-breakpoint
CREATE TABLE `course_version` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`sequential` integer NOT NULL,
	`source_hash` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_version_number` ON `course_version` (`course_id`,`number`);--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`person_id` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`snapshot` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_code` ON `certificate` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_source` ON `certificate` (`source_type`,`source_id`);--> statement-breakpoint
CREATE INDEX `certificate_person` ON `certificate` (`person_id`,`issued_at`);--> statement-breakpoint
CREATE INDEX `certificate_issued` ON `certificate` (`issued_at`,`id`);--> statement-breakpoint
CREATE TABLE `certificate_counter` (
	`series` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificate_event` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`kind` text NOT NULL,
	`sha256` text,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certificate_event_kind" CHECK("certificate_event"."kind" in ('issued', 'rendered', 'revoked'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_event_once` ON `certificate_event` (`certificate_id`,`kind`);--> statement-breakpoint
CREATE TABLE `certificate_pending` (
	`certificate_id` text PRIMARY KEY NOT NULL,
	`issued_at` integer NOT NULL,
	`tries` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificate_pending_queue` ON `certificate_pending` (`tries`,`issued_at`);--> statement-breakpoint
CREATE TABLE `competency` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`field` text,
	`definition` text,
	`archived_at` integer,
	`updated_at` integer NOT NULL,
	CONSTRAINT "competency_kind" CHECK("competency"."kind" in ('managerial', 'sociocultural', 'technical', 'government'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competency_code` ON `competency` (`code`);--> statement-breakpoint
CREATE TABLE `competency_level` (
	`id` text PRIMARY KEY NOT NULL,
	`competency_id` text NOT NULL,
	`level` integer NOT NULL,
	`description` text NOT NULL,
	`indicators` text NOT NULL,
	FOREIGN KEY (`competency_id`) REFERENCES `competency`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competency_level_level` ON `competency_level` (`competency_id`,`level`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`competency_id` text NOT NULL,
	`level` integer NOT NULL,
	`kind` text NOT NULL,
	`occurred_on` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`document` text,
	`rule_id` text,
	`voids_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competency_id`) REFERENCES `competency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_kind" CHECK("evidence"."kind" in ('official', 'supervisor', 'course', 'self'))
);
--> statement-breakpoint
CREATE INDEX `evidence_person` ON `evidence` (`person_id`,`competency_id`,`occurred_on`);--> statement-breakpoint
CREATE INDEX `evidence_source` ON `evidence` (`source_type`,`source_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_voids` ON `evidence` (`voids_id`) WHERE voids_id is not null;--> statement-breakpoint
CREATE INDEX `evidence_competency` ON `evidence` (`competency_id`);--> statement-breakpoint
CREATE INDEX `evidence_rule` ON `evidence` (`rule_id`);--> statement-breakpoint
CREATE TABLE `evidence_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_decision_decision" CHECK("evidence_decision"."decision" in ('verified', 'returned', 'rejected', 'resubmitted'))
);
--> statement-breakpoint
CREATE INDEX `evidence_decision_evidence` ON `evidence_decision` (`evidence_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `position_requirement` (
	`id` text PRIMARY KEY NOT NULL,
	`position_id` text NOT NULL,
	`competency_id` text NOT NULL,
	`level` integer NOT NULL,
	`importance` text NOT NULL,
	`legal_basis` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competency_id`) REFERENCES `competency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "position_requirement_importance" CHECK("position_requirement"."importance" in ('essential', 'important', 'useful'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_requirement_once` ON `position_requirement` (`position_id`,`competency_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `position_requirement_competency` ON `position_requirement` (`competency_id`);--> statement-breakpoint
CREATE TABLE `credit_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `credit_entry`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_decision_decision" CHECK("credit_decision"."decision" in ('verified', 'returned', 'rejected', 'resubmitted'))
);
--> statement-breakpoint
CREATE INDEX `credit_decision_entry` ON `credit_decision` (`entry_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `credit_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`form_code` text NOT NULL,
	`jp` integer NOT NULL,
	`unit_id` text,
	`completed_on` text NOT NULL,
	`rule_id` text,
	`reason` text NOT NULL,
	`voids_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`form_code`) REFERENCES `development_form`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `credit_entry_person` ON `credit_entry` (`person_id`,`completed_on`);--> statement-breakpoint
CREATE INDEX `credit_entry_source` ON `credit_entry` (`source_type`,`source_id`);--> statement-breakpoint
CREATE INDEX `credit_entry_form` ON `credit_entry` (`form_code`);--> statement-breakpoint
CREATE INDEX `credit_entry_unit` ON `credit_entry` (`unit_id`);--> statement-breakpoint
CREATE INDEX `credit_entry_rule` ON `credit_entry` (`rule_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `credit_entry_voids` ON `credit_entry` (`voids_id`) WHERE voids_id is not null;--> statement-breakpoint
CREATE TABLE `credit_state` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text,
	`state` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `credit_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_state_state" CHECK("credit_state"."state" in ('submitted', 'verified', 'returned', 'rejected', 'voided'))
);
--> statement-breakpoint
CREATE INDEX `credit_state_queue` ON `credit_state` (`state`,`submitted_at`,`entry_id`);--> statement-breakpoint
CREATE INDEX `credit_state_person` ON `credit_state` (`person_id`);--> statement-breakpoint
CREATE INDEX `credit_state_unit` ON `credit_state` (`unit_id`);--> statement-breakpoint
CREATE TABLE `past_training` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`title` text NOT NULL,
	`form_code` text NOT NULL,
	`provider` text,
	`certificate_number` text,
	`jp` integer NOT NULL,
	`started_on` text,
	`ended_on` text NOT NULL,
	`course_id` text,
	`siasn_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`form_code`) REFERENCES `development_form`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `past_training_person` ON `past_training` (`person_id`,`ended_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `past_training_once` ON `past_training` (`person_id`,`title`,`ended_on`);--> statement-breakpoint
CREATE INDEX `past_training_form` ON `past_training` (`form_code`);--> statement-breakpoint
CREATE TABLE `column_mapping` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`header` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	CONSTRAINT "column_mapping_kind_known" CHECK("column_mapping"."kind" in ('units', 'competencies', 'positions', 'people', 'courses', 'past-trainings', 'levels'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `column_mapping_header` ON `column_mapping` (`kind`,`header`);--> statement-breakpoint
CREATE TABLE `import_job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`status` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`counts` text,
	`row_count` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`erased_at` integer,
	CONSTRAINT "import_job_status_known" CHECK("import_job"."status" in ('uploaded', 'previewed', 'applied', 'cancelled')),
	CONSTRAINT "import_job_kind_known" CHECK("import_job"."kind" in ('units', 'competencies', 'positions', 'people', 'courses', 'past-trainings', 'levels'))
);
--> statement-breakpoint
CREATE INDEX `import_job_created` ON `import_job` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `import_job_erasable` ON `import_job` (`created_at`) WHERE erased_at is null;--> statement-breakpoint
CREATE TABLE `import_row` (
	`job_id` text NOT NULL,
	`row` integer NOT NULL,
	`cells` text NOT NULL,
	`outcome` text,
	`changes` text,
	`errors` text,
	PRIMARY KEY(`job_id`, `row`),
	FOREIGN KEY (`job_id`) REFERENCES `import_job`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_row_outcome_known" CHECK("import_row"."outcome" in ('new', 'changed', 'unchanged', 'invalid'))
);
--> statement-breakpoint
CREATE INDEX `import_row_outcome` ON `import_row` (`job_id`,`outcome`,`row`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`bucket` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempt_window` ON `attempt` (`window_start`);--> statement-breakpoint
CREATE TABLE `one_time_link` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_time_link_purpose" CHECK("one_time_link"."purpose" in ('activate', 'first-admin', 'reset'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_link_token` ON `one_time_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `one_time_link_user` ON `one_time_link` (`user_id`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`unit_id` text,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`valid_to` text,
	`revoked_at` integer,
	`revoked_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "role_grant_role" CHECK("role_grant"."role" in ('asn', 'supervisor', 'unit-hr', 'verifier', 'admin', 'organiser', 'trainer', 'assessor', 'leader', 'auditor', 'dpo'))
);
--> statement-breakpoint
CREATE INDEX `role_grant_person` ON `role_grant` (`person_id`);--> statement-breakpoint
CREATE INDEX `role_grant_unit` ON `role_grant` (`unit_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`device` text NOT NULL,
	`address` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`password_hash` text,
	`password_changed_at` integer,
	`locale` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_person` ON `user` (`person_id`);--> statement-breakpoint
CREATE TABLE `completion` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`completed_on` text NOT NULL,
	`completed_at` integer NOT NULL,
	`score` integer,
	`reason` text NOT NULL,
	`rule_ids` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `completion_enrolment` ON `completion` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `completion_person` ON `completion` (`person_id`,`completed_at`);--> statement-breakpoint
CREATE INDEX `completion_course` ON `completion` (`course_id`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`status` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`left_at` integer,
	`completed_at` integer,
	`progress` integer NOT NULL,
	`last_lesson_id` text,
	`last_active_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`last_lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "enrolment_status" CHECK("enrolment"."status" in ('active', 'completed', 'left')),
	CONSTRAINT "enrolment_progress" CHECK(progress between 0 and 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolment_one_live` ON `enrolment` (`person_id`,`course_id`) WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX `enrolment_person` ON `enrolment` (`person_id`,`last_active_at`);--> statement-breakpoint
CREATE INDEX `enrolment_course` ON `enrolment` (`course_id`,`status`);--> statement-breakpoint
CREATE INDEX `enrolment_version` ON `enrolment` (`version_id`);--> statement-breakpoint
CREATE INDEX `enrolment_last_lesson` ON `enrolment` (`last_lesson_id`);--> statement-breakpoint
CREATE TABLE `lesson` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`bytes` integer NOT NULL,
	`markdown` text,
	`html` text,
	`file_sha256` text,
	`draw` integer,
	`pass_mark` integer,
	`final` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_sha256`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lesson_kind" CHECK("lesson"."kind" in ('text', 'pdf', 'quiz'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_sequence` ON `lesson` (`version_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `lesson_hand_out` ON `lesson` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `lesson_event` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_event_once` ON `lesson_event` (`enrolment_id`,`lesson_id`,`kind`);--> statement-breakpoint
CREATE INDEX `lesson_event_lesson` ON `lesson_event` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `lesson_file` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`path` text NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_file_path` ON `lesson_file` (`version_id`,`path`);--> statement-breakpoint
CREATE INDEX `lesson_file_sha256` ON `lesson_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `lesson_question` (
	`lesson_id` text NOT NULL,
	`question_id` text NOT NULL,
	PRIMARY KEY(`lesson_id`, `question_id`),
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_question_question` ON `lesson_question` (`question_id`);--> statement-breakpoint
CREATE TABLE `question` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`prompt` text NOT NULL,
	`choices` text NOT NULL,
	`explanation` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_version`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_kind" CHECK("question"."kind" in ('single', 'multiple', 'boolean'))
);
--> statement-breakpoint
CREATE INDEX `question_version` ON `question` (`version_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `quiz_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`number` integer NOT NULL,
	`drawn` text NOT NULL,
	`answers` text NOT NULL,
	`started_at` integer NOT NULL,
	`saved_at` integer,
	`submitted_at` integer,
	`score` integer,
	`passed` integer,
	`rule_ids` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_number` ON `quiz_attempt` (`enrolment_id`,`lesson_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_one_open` ON `quiz_attempt` (`enrolment_id`,`lesson_id`) WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX `quiz_attempt_lesson` ON `quiz_attempt` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `stored_file` (
	`sha256` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`name` text NOT NULL,
	`stored_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`position_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`position_id`) REFERENCES `position`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointment_kind" CHECK("appointment"."kind" in ('D', 'PLT', 'PLH', 'PJ', 'TT'))
);
--> statement-breakpoint
CREATE INDEX `appointment_person` ON `appointment` (`person_id`,`valid_from`);--> statement-breakpoint
CREATE INDEX `appointment_position` ON `appointment` (`position_id`);--> statement-breakpoint
CREATE INDEX `appointment_unit` ON `appointment` (`unit_id`,`valid_to`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_one_definitive` ON `appointment` (`person_id`) WHERE kind = 'D' and valid_to is null;--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`nip` text NOT NULL,
	`name` text NOT NULL,
	`front_title` text,
	`back_title` text,
	`kind` text NOT NULL,
	`legal_status` text NOT NULL,
	`rank_code` text,
	`email` text,
	`phone` text,
	`contract_start` text,
	`contract_end` text,
	`siasn_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "person_kind" CHECK("person"."kind" in ('PNS', 'CPNS', 'PPPK', 'PPPK_PW'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_nip` ON `person` (`nip`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `person_change` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_change_person` ON `person_change` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `position` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`class_code` text NOT NULL,
	`kind` text NOT NULL,
	`summary` text,
	`leads` integer NOT NULL,
	`legal_basis` text,
	`siasn_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`class_code`) REFERENCES `position_class`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_code` ON `position` (`code`);--> statement-breakpoint
CREATE INDEX `position_class_code` ON `position` (`class_code`);--> statement-breakpoint
CREATE INDEX `position_name` ON `position` (`name`);--> statement-breakpoint
CREATE TABLE `record_change` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text,
	CONSTRAINT "record_change_kind" CHECK("record_change"."kind" in ('unit', 'position', 'competency'))
);
--> statement-breakpoint
CREATE INDEX `record_change_record` ON `record_change` (`kind`,`record_id`,`at`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`siasn_id` text,
	`region_code` text,
	`head_person_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_code` ON `unit` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `unit_path` ON `unit` (`path`);--> statement-breakpoint
CREATE INDEX `unit_parent` ON `unit` (`parent_id`);--> statement-breakpoint
CREATE INDEX `unit_siasn` ON `unit` (`siasn_id`);--> statement-breakpoint
CREATE TABLE `development_form` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`group` text NOT NULL,
	`siasn_id` integer,
	`siasn_class` text,
	`jp_mode` text NOT NULL,
	`jp_value` integer,
	`cap` integer,
	`cap_period` text,
	`evidence` text NOT NULL,
	`verifier` text NOT NULL,
	`mix` integer,
	`valid_from` text NOT NULL,
	`legal_basis` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `institution` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hr_unit_name` text NOT NULL,
	`hr_unit_short_name` text NOT NULL,
	`city` text NOT NULL,
	`time_zone` text NOT NULL,
	`crest_sha256` text,
	`crest_type` text,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `legal_status` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`active` integer NOT NULL,
	`counted` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `position_class` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sequence` integer NOT NULL,
	`level` integer NOT NULL,
	`valid_from` text NOT NULL,
	`legal_basis` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rank` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL,
	`siasn_id` text
);
--> statement-breakpoint
CREATE TABLE `rule` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`value` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`legal_basis` text NOT NULL,
	`note` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_key_valid_from` ON `rule` (`key`,`valid_from`);--> statement-breakpoint
CREATE TABLE `signatory` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nip` text NOT NULL,
	`rank` text,
	`position` text NOT NULL,
	`prefix` text NOT NULL,
	`on_behalf_of` text,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `signatory_valid_from` ON `signatory` (`valid_from`);