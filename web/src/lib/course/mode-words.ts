import type { CourseMode } from '#api/domain/enrolment.ts';
import { m } from '#lib/paraglide/messages.js';

/** How a course is held. */
export const modeWords: Record<CourseMode, () => string> = {
	'self-paced': m.catalogue_mode_self_paced,
	classroom: m.catalogue_mode_classroom,
	blended: m.catalogue_mode_blended,
	distance: m.catalogue_mode_distance,
	workplace: m.catalogue_mode_workplace
};
