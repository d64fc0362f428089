/** What a trainer of the agency's own people earns by teaching: nothing, unless the agency says by which form. */
import type { TrainerRole } from './workshop-event.ts';

/** Values of the rule `jp.mengajar`: not counted, or the code of the form that it counts by. */
export const teachingForms = ['none', 'NKL13', 'KL12'] as const;
export type TeachingForm = Exclude<(typeof teachingForms)[number], 'none'>;

/** The form by which teaching counts; null where it does not. */
export const teachingForm = (value: unknown): TeachingForm | null =>
	teachingForms.find((form): form is TeachingForm => form === value && form !== 'none') ?? null;

/** Who leads the talk for others teaches nothing. */
export const teachingRoles = ['trainer', 'facilitator'] as const satisfies readonly TrainerRole[];

/** One line a trainer and event, however often it is closed. */
export const teachingSource = (eventId: string, trainerId: string) => `${eventId}.${trainerId}`;
