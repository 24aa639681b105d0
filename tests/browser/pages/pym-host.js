window.parentOfFrame = new window.pym.Parent("here", "../embed.html?view=map&date=2017-06-09", {});
