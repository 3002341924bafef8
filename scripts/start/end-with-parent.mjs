/** Imported before a process's own code: ends the process when the supervisor that started it is gone, however that ended. */
const parent = process.ppid;
const LOOK_EVERY = 1000;
const PATIENCE = 8000;

setInterval(() => {
  if (process.ppid === parent) return;
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE).unref();
}, LOOK_EVERY).unref();
