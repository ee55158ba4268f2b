/**
 * Opens the browser's own file picker; must be called from a click.
 * @param accept as in `<input accept>`
 * @returns an empty list when the person changed their mind
 */
export const pickFiles = (accept: string, several: boolean): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = several;
    input.hidden = true;
    // In the page while it is open: some browsers let go of a detached input before it answers.
    document.body.append(input);
    const settle = (): void => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', settle);
    input.addEventListener('cancel', settle);
    input.click();
  });
