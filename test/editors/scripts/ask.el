;;; ask.el --- What a person would do in Emacs, and what they would see  -*- lexical-binding: t -*-

;; Printed as JSON into $ASKED.  The caret stands on $ASKED_NAME, the first time that it occurs in $ASKED_FILE; in the
;; end that is called $ASKED_NEW_NAME.

(require 'eglot)
(require 'json)
(require 'cl-lib)

(defun ask-wait (what until-true)
  "Wait for WHAT, a minute and a half at most: that the function UNTIL-TRUE answers something."
  (let ((end (+ (float-time) 90)) found)
    (while (and (not (setq found (funcall until-true))) (< (float-time) end))
      (accept-process-output nil 0.1))
    (or found (error "Waited in vain for %s" what))))

(defun ask-hover ()
  "The hover at the caret, as eldoc shows it."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (ask-wait "the hover" (lambda () shown))
    (substring-no-properties shown)))

(defun ask-references ()
  "All references of what stands at the caret: file, line, column counted from 1."
  (mapcar (lambda (each)
            (let ((place (xref-item-location each)))
              `((file . ,(file-name-nondirectory (xref-file-location-file place)))
                (line . ,(xref-file-location-line place))
                (column . ,(1+ (xref-file-location-column place))))))
          (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))

(defun ask-names (tree)
  "The names of an imenu TREE, in order."
  (mapcan (lambda (each)
            (cons (substring-no-properties (car each))
                  (and (listp (cdr each)) (ask-names (cdr each)))))
          tree))

(defun ask-rename ()
  "Rename what stands at the caret; how often the new name stands in which file afterwards."
  (let ((name (getenv "ASKED_NEW_NAME")))
    ;; Emacs asks before it opens other files.
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (eglot-rename name))
    (delq nil
          (mapcar (lambda (buffer)
                    (when-let ((file (buffer-file-name buffer)))
                      (with-current-buffer buffer
                        (cons (intern (file-name-nondirectory file)) (count-matches name (point-min) (point-max))))))
                  (buffer-list)))))

(defun ask ()
  "Everything that is asked, in an alist."
  (find-file (getenv "ASKED_FILE"))
  ;; Without a terminal nobody types a command, behind which Emacs would connect.
  (run-hooks 'post-command-hook)
  (ask-wait "the server" #'eglot-current-server)
  (ask-wait "diagnostics" (lambda () (flymake-start) (accept-process-output nil 0.5) (flymake-diagnostics)))
  (goto-char (point-min))
  (search-forward (getenv "ASKED_NAME"))
  (goto-char (match-beginning 0))
  (let ((references
         (ask-wait "references in other files"
                   (lambda ()
                     (let ((found (ask-references)))
                       (and (cdr (delete-dups (mapcar (lambda (each) (alist-get 'file each)) found))) found))))))
    `((diagnostics . ,(vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (references . ,(vconcat references))
      (hover . ,(ask-hover))
      (outline . ,(vconcat (ask-names (eglot-imenu))))
      (renamed . ,(ask-rename)))))

(let ((seen (condition-case problem (ask) (error `((failed . ,(error-message-string problem)))))))
  (with-temp-file (getenv "ASKED")
    (set-buffer-file-coding-system 'utf-8-unix)
    (insert (json-encode seen))))
(kill-emacs)
