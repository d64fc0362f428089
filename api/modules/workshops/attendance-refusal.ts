import type { AttendanceRefusal } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';

/** Why a session takes no mark, as the answer of the API. */
export function attendanceRefusal(error: AttendanceRefusal): Problem {
	switch (error.code) {
		case 'event-not-open':
			return new Problem('event-not-open');
		case 'attendance-sealed':
			return new Problem('attendance-sealed', {
				params: { sealedAt: error.sealedAt.toISOString() }
			});
	}
}
