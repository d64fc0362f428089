import { hoursLeft, isOverdue, type CorrectionStatus } from '#api/domain/correction.ts';
import type { correctionDocument, correctionRequest } from '#db/schema/privacy.ts';

type Request = typeof correctionRequest.$inferSelect;
type Document = typeof correctionDocument.$inferSelect;

/** A request as both sides see it. */
export const correctionRow = (
	request: Request,
	given: { now: Date; status: CorrectionStatus }
) => ({
	id: request.id,
	section: request.section,
	wrong: request.wrong,
	wish: request.wish,
	askedAt: request.createdAt.toISOString(),
	dueAt: request.dueAt.toISOString(),
	closedAt: request.closedAt?.toISOString() ?? null,
	hoursLeft: hoursLeft(request, given.now),
	overdue: isOverdue(request, given.now),
	status: given.status
});

export const documentRow = ({ id, name, type, size }: Document) => ({ id, name, type, size });
