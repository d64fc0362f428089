import type { Call } from '#api/call.ts';
import type { FinishLesson, FinishLessonAnswer } from '#api/modules/learning/contract.ts';
import { finishLessonStep } from '#api/modules/learning/index.ts';
import { takeStep } from './take-step.ts';

/** A lesson read to its end; the last one completes the course. */
export const finishLesson = (call: Call, input: FinishLesson): Promise<FinishLessonAnswer> =>
	takeStep(call, 'lesson.finished', (tx) => finishLessonStep(tx, call, input));
