ALTER TABLE `workshop_event` ADD `called_off_at` integer;--> statement-breakpoint
UPDATE `workshop_event` SET `called_off_at` = `updated_at` WHERE `status` = 'cancelled';
