-- What a person would do in Neovim, with its own commands, and what they would see: printed as JSON into $ASKED.
-- The caret stands on $ASKED_NAME, the first time that it occurs in the file that is open; in the end that is called $ASKED_NEW_NAME.

local function wait(what, until_true)
  if not vim.wait(90000, until_true, 100) then error('waited in vain for ' .. what) end
end

local function ask()
  local seen = {}
  wait('the server', function()
    for _, client in pairs(vim.lsp.get_active_clients()) do
      if client.initialized and client.server_capabilities.hoverProvider then return true end
    end
  end)

  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  seen.diagnostics = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))

  vim.fn.cursor(1, 1)
  vim.fn.search(vim.env.ASKED_NAME)

  -- The whole corpus is known when somebody is found in other files, too.
  local references = {}
  wait('references in other files', function()
    -- The list of the last try took the caret to its own window.
    vim.cmd('cclose')
    vim.fn.setqflist({})
    vim.lsp.buf.references()
    vim.wait(3000, function() return #vim.fn.getqflist() > 0 end, 50)
    local files = {}
    references = vim.fn.getqflist()
    for _, each in ipairs(references) do files[each.bufnr] = true end
    return vim.tbl_count(files) > 1
  end)
  vim.cmd('cclose')
  seen.references = vim.tbl_map(function(each)
    return { file = vim.fn.fnamemodify(vim.fn.bufname(each.bufnr), ':t'), line = each.lnum, column = each.col }
  end, references)

  vim.lsp.buf.hover()
  local window
  wait('the hover', function()
    for _, each in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(each).relative ~= '' then window = each end
    end
    return window ~= nil
  end)
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  vim.api.nvim_win_close(window, true)

  vim.fn.setqflist({})
  vim.fn.setloclist(0, {})
  vim.lsp.buf.document_symbol()
  local outline = {}
  wait('the outline', function()
    outline = vim.list_extend(vim.fn.getqflist(), vim.fn.getloclist(0))
    return #outline > 0
  end)
  seen.outline = vim.tbl_map(function(each) return each.text end, outline)

  vim.cmd('cclose | lclose')
  -- Where the caret stands, the name goes, and with it those in the other file, which is not saved.
  vim.lsp.buf.rename(vim.env.ASKED_NEW_NAME)
  seen.renamed = {}
  wait('the new name in all files', function()
    seen.renamed = {}
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      local _, times = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'):gsub(vim.env.ASKED_NEW_NAME, '')
      if times > 0 then seen.renamed[vim.fn.fnamemodify(vim.fn.bufname(buffer), ':t')] = times end
    end
    return vim.tbl_count(seen.renamed) > 1
  end)
  return seen
end

local fine, seen = pcall(ask)
vim.fn.writefile({ vim.json.encode(fine and seen or { failed = tostring(seen) }) }, vim.env.ASKED)
vim.cmd('qall!')
