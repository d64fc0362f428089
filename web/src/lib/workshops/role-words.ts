import type { TrainerRole } from '#api/domain/workshop-event.ts';
import { m } from '#lib/paraglide/messages.js';

export const roleWords: Record<TrainerRole, () => string> = {
	trainer: m.workshops_role_trainer,
	facilitator: m.workshops_role_facilitator,
	moderator: m.workshops_role_moderator
};
