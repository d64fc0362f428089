export { completedCourse, type Completed } from './completed-course.ts';
export { finishLessonStep } from './finish-lesson.ts';
export { listMyLearning } from './list-my-learning.ts';
export { submitAttemptStep } from './submit-attempt.ts';
