/**
 * Options of a list or a box that follows upon another one. VS Code gives the focus back to where it was before the first, and a page
 * takes it late: the second would be gone before anything could be chosen.
 */
export const nextStep = { ignoreFocusOut: true } as const;
