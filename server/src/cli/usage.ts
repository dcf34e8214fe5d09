/** What several commands say in their help. */

export const PATHS = 'articles (.txt, .md) or folders of them';
export const SELECTION = `
Of a folder, every .txt and .md file is taken that is predominantly Chinese text and that neither .gitignore nor
yuliao.json leaves out; a file that is named is always taken. UTF-8, UTF-16, GB18030 and Big5 are read.`;
export const PREPARED = `
Where "yuliao index" has prepared an index of exactly these folders, it is brought up to date and asked, which is quick.`;
