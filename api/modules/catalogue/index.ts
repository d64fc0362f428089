export { indexCourses } from './index-courses.ts';
export { saveCourses } from './save-courses.ts';
export { courseInReach, manageableCourse } from './visible.ts';
export { SaveCourse } from './contract.ts';
