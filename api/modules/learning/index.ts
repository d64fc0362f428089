export { completedCourses } from './completed-courses.ts';
export { concludeWaiting } from './conclude-waiting.ts';
export { publishVersion, replaceVersion } from './publish-version.ts';
export { fileUrlOf, urlOf } from './read-content.ts';
export type { VersionContent, VersionLesson } from './write-lessons.ts';
export { finishLessonStep } from './finish-lesson.ts';
export { listMyLearning } from './list-my-learning.ts';
export { recordedCourses } from './recorded-courses.ts';
export { submitAttemptStep } from './submit-attempt.ts';
