import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft, DraftFile } from '#api/domain/course-draft.ts';
import { fileTypeOf, type FileType } from '#api/domain/file-type.ts';
import { ok } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import { fileUrlOf } from '#api/modules/learning/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { sha256Of } from '#api/ports/storage/hash.ts';
import { storedFile } from '#db/schema/learning.ts';
import { changeDraft } from './change-draft.ts';
import { draftLimits, type DraftFileOut } from './contract.ts';
import { draftRulesOf } from './draft-rules.ts';
import { visibleDraft } from './visible.ts';

type Given = { courseId: string; name: string; bytes: Uint8Array<ArrayBuffer> };

/** A picture or a hand-out of the course, told by its bytes. The same bytes again are the same file. */
export async function attachFile(
	call: Call,
	{ courseId, name, bytes }: Given
): Promise<DraftFileOut> {
	const { draft: before } = await visibleDraft(call.db, call, courseId);
	const type = fileTypeOf(bytes);
	const refused = (code: string, params = {}) =>
		new Problem('invalid-input', { errors: [{ pointer: '/file', code, params }] });
	if (!type) throw refused('file_type');
	const rules = draftRulesOf(await call.rules());
	const limit = type === 'application/pdf' ? rules.documentBytes : rules.imageBytes;
	if (bytes.length > limit) throw refused('file_too_large', { limit, size: bytes.length });
	if (before.files.length >= draftLimits.files) throw new Problem('too-large');

	const sha256 = await sha256Of(bytes);
	const received = { name, type, sha256, size: bytes.length };
	// The name is chosen again in the transaction: another file of that name may come at the same time.
	let made = fileIn(before, received);
	// Stored before the transaction: without the rows they are only unused bytes.
	await openStorage(call.services).put(bytes, { type });
	await changeDraft(call, {
		action: 'draft.file-attached',
		courseId,
		part: 'facts',
		change: (draft) => {
			made = fileIn(draft, received);
			const known = draft.files.includes(made);
			return ok(known ? draft : { ...draft, files: [...draft.files, made] });
		},
		then: async (tx) => {
			const known = await tx
				.select({ sha256: storedFile.sha256 })
				.from(storedFile)
				.where(eq(storedFile.sha256, sha256))
				.get();
			if (known) return;
			const { size } = made;
			await tx.insert(storedFile).values({ sha256, type, size, name, storedAt: call.now });
		}
	});
	return { path: made.path, type, size: made.size, url: fileUrlOf(sha256) };
}

type Received = { name: string; type: FileType; sha256: string; size: number };

/** The file as the draft has it already, or under a path that is free: its name in plain letters. */
function fileIn({ files }: Draft, { name, type, sha256, size }: Received): DraftFile {
	const known = files.find((file) => file.sha256 === sha256);
	if (known) return known;

	const folder = type === 'application/pdf' ? 'berkas' : 'gambar';
	const plain =
		name
			.replace(/\.[^.]*$/, '')
			.normalize('NFKD')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, '')
			.slice(0, 60) || 'berkas';
	const pathOf = (turn: number) =>
		`${folder}/${plain}${turn === 1 ? '' : `-${turn}`}.${endings[type]}`;
	let turn = 1;
	while (files.some((file) => file.path === pathOf(turn))) turn += 1;
	return { path: pathOf(turn), sha256, type, size };
}

const endings: Record<FileType, string> = {
	'application/pdf': 'pdf',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/webp': 'webp',
	'image/svg+xml': 'svg'
};
