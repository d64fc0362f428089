/** The page of all assignments of the event or course that one belongs to. */
export const listOf = (of: { eventId: string | null; courseId: string | null }) =>
	of.eventId === null
		? `/manage/modules/${of.courseId ?? ''}/assignments`
		: `/manage/workshops/${of.eventId}/assignments`;
