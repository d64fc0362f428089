import { fileName } from '#api/domain/file-name.ts';

/** The archive of an event's material, as it is saved. */
export const packName = ({ course, number }: { course: string; number: number }) =>
	fileName(`Materi ${course.slice(0, 60)} ${number}`.replaceAll('.', ' '), 'zip', 'materi');
