/** An error in words; what follows the first line, such as the place in an expression, keeps its columns. */

export function ErrorBox({ code, message }: { code: string; message: string }) {
  const [words = '', ...place] = message.split('\n');
  return (
    <div className="rounded-lg bg-status-failed-soft px-3 py-2 text-status-failed text-xs">
      <p className="font-medium">{code}</p>
      <p className="break-words">{words}</p>
      {place.length > 0 && (
        <pre className="mt-1 overflow-x-auto font-mono text-[11px] leading-4">{place.join('\n')}</pre>
      )}
    </div>
  );
}
