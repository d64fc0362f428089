import * as z from 'zod';
import { correctionAnswers, correctionStatuses } from '#api/domain/correction.ts';
import { documentTypes } from '#api/domain/supporting-document.ts';
import { dataSections, languages, sheetCodes } from '#api/domain/personal-data.ts';

const words = z.string().trim().min(5).max(1000);

export const AskCorrection = z.object({
	section: z.enum(dataSections),
	/** What is wrong, and what it should be. */
	wrong: words,
	wish: words
});
export const Asked = z.object({ correctionId: z.string(), dueAt: z.iso.datetime() });

/** Documents that may prove one request. */
export const documentsAtMost = 3;
const Document = z.object({
	id: z.string(),
	name: z.string(),
	type: z.enum(documentTypes),
	size: z.number().int()
});
export const DocumentQuery = z.object({ name: z.string().trim().min(1).max(200) });
export const DocumentParams = z.object({
	correctionId: z.string().max(60),
	documentId: z.string().max(60)
});
export const DocumentAttached = z.object({ documentId: z.string() });

const Step = z.object({
	status: z.enum(correctionStatuses),
	reason: z.string().nullable(),
	at: z.iso.datetime()
});
const Correction = z.object({
	id: z.string(),
	section: z.enum(dataSections),
	wrong: z.string(),
	wish: z.string(),
	askedAt: z.iso.datetime(),
	dueAt: z.iso.datetime(),
	closedAt: z.iso.datetime().nullable(),
	/** Whole hours left; negative when the clock has run out. */
	hoursLeft: z.number().int(),
	overdue: z.boolean(),
	status: z.enum(correctionStatuses)
});
export const MyCorrections = z.object({
	/** Within how many hours HR owes an answer. */
	hours: z.number().int(),
	/** How many documents may prove one request, and how large each may be. */
	documents: z.object({ count: z.number().int(), bytes: z.number().int() }),
	items: z.array(Correction.extend({ steps: z.array(Step), documents: z.array(Document) }))
});

export const correctionStates = ['open', 'closed'] as const;
export const CorrectionQuery = z.object({
	state: z.enum(correctionStates).default('open'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const CorrectionRow = Correction.extend({
	person: z.object({ id: z.string(), name: z.string(), nip: z.string() }),
	unit: z.string().nullable(),
	/** The reader's own: somebody else must answer it. */
	own: z.boolean()
});
export const CorrectionPage = z.object({
	items: z.array(CorrectionRow),
	next: z.string().nullable(),
	open: z.number().int(),
	overdue: z.number().int()
});

export const CorrectionParams = z.object({ correctionId: z.string().max(60) });
export const CorrectionLanguage = z.object({ language: z.enum(languages).default('id') });
export const CorrectionOut = CorrectionRow.extend({
	steps: z.array(Step.extend({ by: z.string().nullable() })),
	documents: z.array(Document),
	/** What stands in the section now; empty where only the person may look. */
	sheets: z.array(
		z.object({
			code: z.enum(sheetCodes),
			title: z.string(),
			facts: z.boolean(),
			heads: z.array(z.string()),
			rows: z.array(z.array(z.string())),
			count: z.number().int()
		})
	)
});

export const AnswerCorrection = z.object({
	answer: z.enum(correctionAnswers),
	/** What was mended, or why not. */
	reason: z.string().trim().min(10).max(500)
});
export const Answered = z.object({ correctionId: z.string(), status: z.enum(correctionAnswers) });
