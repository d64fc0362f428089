/** Problem details (RFC 9457) with a closed list of codes; the API sends no prose for people. */
/** Every code with its status. The web has `problem_<code>` for each. */
export const problems = {
	'malformed-request': 400,
	'not-signed-in': 401,
	'forbidden-origin': 403,
	'not-found': 404,
	'method-not-allowed': 405,
	conflict: 409,
	'idempotency-key-reused': 409,
	'too-large': 413,
	'unsupported-media-type': 415,
	'invalid-input': 422,
	'too-many-attempts': 429,
	internal: 500,
	'database-unavailable': 503,
	'storage-unavailable': 503,
	'storage-full': 507,
	'too-busy': 503,
	// identity
	'sign-in-refused': 422,
	'account-stopped': 422,
	'provider-unavailable': 503,
	'provider-refused': 422,
	'password-too-weak': 422,
	'password-wrong': 422,
	'second-step-over': 422,
	'second-step-on': 409,
	'second-step-off': 409,
	'second-step-required': 409,
	'code-wrong': 422,
	'code-used': 422,
	'code-out-of-time': 422,
	'own-account': 403,
	'beyond-own-rights': 403,
	'link-invalid': 422,
	'role-already-held': 409,
	'last-admin': 409,
	// viewing
	'viewing-read-only': 403,
	'viewing-private': 403,
	'viewing-not-allowed': 409,
	'viewing-not-started': 409,
	// certificates
	'certificate-not-ready': 409,
	'certificate-revoked': 409,
	'certificate-already-revoked': 409,
	// settings
	'number-pattern-invalid': 422,
	'rule-elsewhere': 409,
	'rule-in-force': 409,
	'crest-unreadable': 422,
	'nobody-to-invite': 409,
	'first-admin-exists': 409,
	// credits
	'own-claim': 403,
	'claim-not-waiting': 409,
	'claim-not-returned': 409,
	'count-mismatch': 409,
	// purge
	'own-purge': 403,
	'person-active': 409,
	'person-purged': 409,
	// corrections
	'own-correction': 403,
	'correction-closed': 409,
	// mail
	'mail-not-configured': 409,
	'mail-address-missing': 409,
	'mail-too-old': 409,
	// organisation
	'supervisor-not-named': 409,
	'person-not-active': 409,
	// exchange
	'file-refused': 422,
	'columns-missing': 422,
	'columns-doubled': 422,
	'import-invalid': 422,
	'import-finished': 409,
	'import-working': 409,
	'import-not-previewed': 409,
	'import-erased': 409,
	// learning
	'course-not-open': 409,
	'course-without-lessons': 409,
	'course-without-quiz': 409,
	'already-enrolled': 409,
	'already-completed': 409,
	'too-many-courses': 409,
	'enrolment-ended': 409,
	'lesson-locked': 409,
	'attempts-used-up': 409,
	'attempt-submitted': 409,
	'answer-not-of-this-quiz': 422,
	// attendance
	'event-not-open': 409,
	'event-not-over': 409,
	'scans-waiting': 409,
	'attendance-sealed': 409,
	'attendance-not-sealed': 409,
	'attendance-over': 409,
	'attendance-code-wrong': 422,
	'attendance-code-old': 422,
	'attendance-pin-wrong': 422,
	'room-pin-wrong': 422,
	'ticket-invalid': 422,
	'not-on-list': 409,
	'own-attendance': 403,
	'status-unknown': 409,
	'walk-in-early': 409,
	'on-list-already': 409,
	'receipt-invalid': 422,
	'receipt-used': 409,
	'scan-decided': 409,
	// registration for workshops
	'signup-not-open': 409,
	'already-signed-up': 409,
	'signup-state': 409,
	'signup-cancel-late': 409,
	'own-signup': 403,
	'offer-over': 409,
	'quota-full': 409,
	'not-eligible': 409,
	'exception-stands': 409,
	// assignments
	'assignment-closed': 409,
	'assignment-graded': 409,
	'hand-in-stands': 409,
	'hand-in-graded': 409,
	'hand-in-changed': 409,
	'grade-changed': 409,
	'measure-changed': 409,
	'hand-in-missing': 409,
	'hand-in-way': 409,
	'own-work': 403,
	// evaluations
	'evaluation-not-open': 409,
	'evaluation-answered': 409,
	'evaluation-begun': 409,
	// authoring
	'draft-changed': 409,
	'draft-unchanged': 409,
	'draft-not-ready': 409,
	'course-archived': 409,
	'course-not-archived': 409,
	// material of workshops
	'upload-incomplete': 409,
	'upload-over': 409,
	'pack-too-large': 409,
	// workshops
	'event-state': 409,
	'event-without-sessions': 409,
	'event-has-participants': 409,
	'event-attended': 409,
	'session-sealed': 409,
	'shift-started': 409,
	'shift-full': 409,
	'session-attended': 409,
	clash: 409
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof problems;

/** One field of the input, by JSON pointer, and what is wrong with it. */
export type FieldError = { pointer: string; code: string; params?: Record<string, unknown> };

type Given = { errors?: FieldError[]; params?: Record<string, unknown> };

/** A refusal on its way to the caller; verbs throw it, the edge turns it into an answer. */
export class Problem extends Error {
	readonly code: ProblemCode;
	readonly given: Given;

	constructor(code: ProblemCode, given: Given = {}) {
		super(code);
		this.code = code;
		this.given = given;
	}
}
